using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Micrograd.Storage;

/// <summary>
/// The safetensors format, numbers of types F64 and F32: 8 bytes with the length of a header, the header in JSON, then the numbers, little-endian.
/// </summary>
/// <remarks>https://huggingface.co/docs/safetensors: what its own reader refuses, such as holes and overlaps, is refused here.</remarks>
public static class SafeTensors
{
    private const int LengthBytes = 8;

    /// <summary>Writes tensors.</summary>
    /// <param name="tensors">The tensors; names must differ.</param>
    /// <param name="type">How numbers are stored.</param>
    /// <param name="metadata">Texts to go with them, if any.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">Names are not unique, a shape and its numbers do not agree, or a number is not finite (as F32: too great).</exception>
    public static byte[] Write(IReadOnlyList<Tensor> tensors, NumberType type = NumberType.F64, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var size = type == NumberType.F64 ? sizeof(double) : sizeof(float);
        foreach (var tensor in tensors)
            Check(tensor, type);
        if (tensors.Select(tensor => tensor.Name).Append("__metadata__").Distinct().Count() != tensors.Count + 1)
            throw new ArgumentException("Each tensor needs a name of its own, other than __metadata__.", nameof(tensors));

        var header = Header(tensors, type, size, metadata);
        var bytes = new byte[LengthBytes + header.Length + tensors.Sum(tensor => tensor.Data.Length) * size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)header.Length);
        header.CopyTo(bytes.AsSpan(LengthBytes));
        var at = LengthBytes + header.Length;
        foreach (var number in tensors.SelectMany(tensor => tensor.Data))
        {
            if (type == NumberType.F64)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), number);
            else
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), (float)number);
            at += size;
        }

        return bytes;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">All its bytes.</param>
    /// <returns>What is in it.</returns>
    /// <exception cref="ModelFileException">It is truncated, damaged, of other types, or holds a number that is not finite.</exception>
    public static SafeTensorsFile Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < LengthBytes)
            throw new ModelFileException($"The file has {bytes.Length} bytes; a safetensors file begins with {LengthBytes} that tell the length of its header.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
        if (length > (ulong)(bytes.Length - LengthBytes))
            throw new ModelFileException($"The header is said to have {length} bytes, and the file has only {bytes.Length - LengthBytes} more: it is truncated or no safetensors file.");

        var header = bytes.Slice(LengthBytes, (int)length);
        return SafeTensorsReader.Read(header, bytes[(LengthBytes + (int)length)..]);
    }

    private static void Check(Tensor tensor, NumberType type)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Shape.Any(size => size < 0) || tensor.Shape.Aggregate(1L, (product, size) => product * size) != tensor.Data.Length)
            throw new ArgumentException($"{tensor.Name} has {tensor.Data.Length} numbers and shape [{string.Join(", ", tensor.Shape)}].", "tensors");
        foreach (var number in tensor.Data)
        {
            if (!double.IsFinite(type == NumberType.F64 ? number : (float)number))
                throw new ArgumentException($"{tensor.Name} holds {number}, which cannot be stored as a finite {type}.", "tensors");
        }
    }

    private static ReadOnlySpan<byte> Header(IReadOnlyList<Tensor> tensors, NumberType type, int size, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, text) in metadata)
                    json.WriteString(key, text);
                json.WriteEndObject();
            }

            var offset = 0L;
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", type.ToString());
                json.WriteStartArray("shape");
                foreach (var dimension in tensor.Shape)
                    json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += (long)tensor.Data.Length * size);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Numbers begin at a multiple of 8.
        while (buffer.WrittenCount % LengthBytes != 0)
            buffer.Write(" "u8);
        return buffer.WrittenSpan;
    }
}
