"""How the tracker has its database work."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compiles no question")
def test_no_question_is_compiled_before_it_is_answered():
    """With it the home page of a council of 2,000 took seven seconds, of which its answer 40 ms."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
