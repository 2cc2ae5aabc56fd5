import Testing

@testable import ManageKit

struct DeviceNameTests {
  @Test(
    "a browser and its system have the names that people use",
    arguments: [
      ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
      (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        "Chrome, Windows"
      ),
      (
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
        "Edge, Windows"
      ),
      (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
        "Safari, iPhone"
      ),
      (
        "Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 KAKAOTALK/25.1",
        "KakaoTalk, Android"
      ),
      ("curl/8.14.1", "curl"), ("\"><script>", ""), ("", ""),
    ])
  func names(agent: String, name: String) {
    #expect(DeviceName.make(fromUserAgent: agent) == name)
  }
}
