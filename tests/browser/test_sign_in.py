"""Signing in with a keyboard."""

from tests.factories import WorkerFactory


def test_a_worker_signs_in_with_the_keyboard_alone(page, live_server, axe):
    worker = WorkerFactory()
    page.goto(f"{live_server.url}/")
    assert axe() == []
    page.get_by_label("Email address").focus()
    page.keyboard.type(worker.account.email)
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery staple")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    assert axe() == []
