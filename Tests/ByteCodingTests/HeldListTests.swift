import ByteCoding
import Testing

struct HeldListTests {
    /// Memory that is gone with its keeper.
    private final class Keeper {
        let elements: UnsafeMutableBufferPointer<UInt32>
        private let isGone: UnsafeMutablePointer<Bool>

        init(_ elements: [UInt32], isGone: UnsafeMutablePointer<Bool>) {
            self.elements = .allocate(capacity: elements.count)
            _ = self.elements.initialize(from: elements)
            self.isGone = isGone
        }

        deinit {
            elements.deallocate()
            isGone.pointee = true
        }
    }

    @Test("elements that are lent are kept as long as the list, and copied when one is changed")
    func isLent() {
        let isGone = UnsafeMutablePointer<Bool>.allocate(capacity: 1)
        defer { isGone.deallocate() }
        isGone.initialize(to: false)
        var list: HeldList<UInt32>
        do {
            let keeper = Keeper([7, 8, 9], isGone: isGone)
            list = HeldList(UnsafeBufferPointer(keeper.elements), keptBy: keeper)
        }
        #expect(!isGone.pointee)
        #expect(list.count == 3 && list[1] == 8 && list.read { Array($0) } == [7, 8, 9])
        let before = list
        list.change { $0[1] = 80 }
        #expect(list == HeldList([7, 80, 9]))
        #expect(before == HeldList([7, 8, 9]) && !isGone.pointee)
        list = before
        _ = consume list
        #expect(!isGone.pointee)
        _ = consume before
        #expect(isGone.pointee)
    }

    @Test("lists are the same whose elements are, wherever they lie")
    func isCompared() {
        #expect(HeldList<UInt8>() == HeldList([]))
        #expect(HeldList([1, 2]) == HeldList([1, 2]))
        #expect(HeldList([1, 2]) != HeldList([1, 3]))
        #expect(HeldList([1, 2]) != HeldList([1]))
        #expect(HeldList<UInt16>([1, 2]).withMemory { $0.count } == 4)
    }
}
