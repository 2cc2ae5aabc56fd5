import Books
import ManageKit

/// A shelf of books, for everybody who has an account.
@main
struct Manage {
  static func main() async {
    await Site([.accounts, .books]).main()
  }
}
