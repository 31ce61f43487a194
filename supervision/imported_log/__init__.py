"""The sheet in which supervision was kept before the tracker."""
