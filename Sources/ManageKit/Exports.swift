@_exported public import ManageGroundwork
