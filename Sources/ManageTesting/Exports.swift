import ManageKit
