import Testing

@testable import ManageKit

struct CollectStaticProgressTests {
  @Test("the line shows the part, the files, the bytes and the rate")
  func line() {
    let progress = PublishProgress(files: 565, totalFiles: 1130, bytes: 8_000_000, totalBytes: 16_000_000)
    #expect(
      CollectStaticProgress.line(progress, after: .seconds(2))
        == "[##########----------] 50 %  565/1130 files  8.0 of 16.0 MB  4.0 MB/s")
    #expect(CollectStaticProgress.line(PublishProgress(), after: .zero).hasPrefix("[####################] 100 %  0/0"))
  }
}
