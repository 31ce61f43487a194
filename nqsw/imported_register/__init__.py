"""Registers of classes that were held before the tracker."""
