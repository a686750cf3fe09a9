using System.Buffers.Binary;
using System.Text;
using Micrograd.Storage;

namespace Micrograd.Tests.Storage;

public class SafeTensorsTests
{
    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var bytes = SafeTensors.Write([new("a", [2], [1, -2])], NumberType.F32, new Dictionary<string, string> { ["k"] = "v" });
        const string header = """{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(header, Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], bytes[(8 + length)..]);
    }

    [Fact]
    public void What_was_written_is_read()
    {
        Tensor[] tensors = [new("m", [2, 3], [1, 2, 3, 4, 5, 6.5]), new("s", [], [7]), new("none", [0, 4], [])];
        var file = SafeTensors.Read(SafeTensors.Write(tensors));
        Assert.Equal(["m", "s", "none"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(tensors.Select(tensor => tensor.Data), file.Tensors.Select(tensor => tensor.Data));
        Assert.Equal([2, 3], file.Tensors[0].Shape);
        Assert.Empty(file.Tensors[1].Shape);
        Assert.Empty(file.Metadata);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},"b":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", 16, "inside another tensor")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", 16, "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", 16, "the tensors end at 8")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}""", 8, "outside the 8 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[3],"data_offsets":[0,16]}}""", 16, "more than the 16 bytes|which is 24 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,16]}}""", 16, "more than the 16 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[9223372036854775807,2],"data_offsets":[0,16]}}""", 16, "more than the 16 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[-2],"data_offsets":[0,16]}}""", 16, "negative")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[16,0]}}""", 16, "outside")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0]}}""", 16, "outside")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,1e30]}}""", 16, "something else")]
    [InlineData("""{"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}""", 4, "type BF16")]
    [InlineData("""{"a":{"dtype":7,"shape":[2],"data_offsets":[0,16]}}""", 16, "something else")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,16]}}""", 16, "a has no dtype")]
    [InlineData("""{"a":5}""", 0, "something else")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"a":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", 16, "not valid JSON")]
    [InlineData("""[]""", 0, "not a JSON object")]
    [InlineData("""{"__metadata__":{"k":5}}""", 0, "something else")]
    [InlineData("""{"__metadata__":[]}""", 0, "something else")]
    [InlineData("""{"a":[[[[[[[[[[1]]]]]]]]]]}""", 0, "not valid JSON")]
    [InlineData("""{""", 0, "not valid JSON")]
    public void Hostile_headers_are_refused(string header, int bytes, string message)
    {
        var error = Assert.Throws<ModelFileException>(() => SafeTensors.Read(File(header, new byte[bytes]))).Message;
        Assert.Contains(message.Split('|'), part => error.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData((ulong)int.MaxValue)]
    [InlineData(100UL)]
    public void A_huge_header_length_is_refused_without_making_room_for_it(ulong length)
    {
        var bytes = new byte[50];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains($"said to have {length} bytes", Assert.Throws<ModelFileException>(() => SafeTensors.Read(bytes)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Throws<ModelFileException>(() => SafeTensors.Read(new byte[7]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_are_not_finite_are_refused_both_ways(double number)
    {
        var numbers = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(numbers, number);
        var bytes = File("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", numbers);
        Assert.Contains("Number 0 of a is", Assert.Throws<ModelFileException>(() => SafeTensors.Read(bytes)).Message);
        Assert.Throws<ArgumentException>("tensors", () => SafeTensors.Write([new("a", [1], [number])]));
        Assert.Throws<ArgumentException>("tensors", () => SafeTensors.Write([new("a", [1], [1e300])], NumberType.F32));
    }

    [Fact]
    public void Wrong_tensors_are_not_written()
    {
        Assert.Throws<ArgumentException>("tensors", () => SafeTensors.Write([new("a", [2], [1])]));
        Assert.Throws<ArgumentException>("tensors", () => SafeTensors.Write([new("a", [1], [1]), new("a", [1], [1])]));
        Assert.Throws<ArgumentException>("tensors", () => SafeTensors.Write([new("__metadata__", [1], [1])]));
        Assert.Throws<ArgumentException>("tensors", () => SafeTensors.Write([new("a", [-1, -1], [1])]));
    }

    private static byte[] File(string header, byte[] numbers)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + numbers.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)text.Length);
        text.CopyTo(bytes, 8);
        numbers.CopyTo(bytes, 8 + text.Length);
        return bytes;
    }
}
