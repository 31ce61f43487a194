"""A browser on a page, by the name that somebody knows it by."""

from django import template

from workforce.accounts.browsers import browser_named

register = template.Library()
register.filter("browser", browser_named)
