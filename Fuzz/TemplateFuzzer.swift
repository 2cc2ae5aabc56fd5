/// What libFuzzer calls with each input it thinks up (https://llvm.org/docs/LibFuzzer.html).
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplate(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  _ = FuzzedRender(UnsafeBufferPointer(start: bytes, count: count)).run()
  return 0
}
