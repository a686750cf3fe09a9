using System.Buffers.Binary;
using System.Text.Json;

namespace Micrograd.Storage;

/// <summary>Reads the header of a safetensors file and the numbers it tells of, trusting nothing.</summary>
internal static class SafeTensorsReader
{
    public static SafeTensorsFile Read(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> numbers)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new() { MaxDepth = 8, AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new ModelFileException("The header is not a JSON object.");
            var metadata = new Dictionary<string, string>();
            var entries = new List<Entry>();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Name == "__metadata__")
                    ReadMetadata(property.Value, metadata);
                else
                    entries.Add(ReadEntry(property, numbers.Length));
            }

            entries.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
            CheckOffsets(entries, numbers.Length);
            return new([.. entries.Select(entry => ReadTensor(entry, numbers.Span))], metadata);
        }
        catch (JsonException exception)
        {
            throw new ModelFileException($"The header is not valid JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new ModelFileException($"The header has something else than it should: {exception.Message}", exception);
        }
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        foreach (var property in element.EnumerateObject())
            metadata.Add(property.Name, property.Value.GetString() ?? throw new ModelFileException($"__metadata__ {property.Name} is not a text."));
    }

    private static Entry ReadEntry(JsonProperty property, int available)
    {
        var name = property.Name;
        var (typeName, shape, offsets) = (Member(property, "dtype").GetString(), Numbers(property, "shape"), Numbers(property, "data_offsets"));
        var type = typeName switch
        {
            "F64" => NumberType.F64,
            "F32" => NumberType.F32,
            _ => throw new ModelFileException($"{name} has numbers of type {typeName}; this reads F64 and F32."),
        };
        if (offsets is not [var start, var end] || start > end || end > available)
            throw new ModelFileException($"{name} is said to lie at [{string.Join(", ", offsets)}], outside the {available} bytes of numbers.");

        // Greater sizes than there are bytes are refused before they are multiplied.
        var count = 1L;
        foreach (var size in shape)
        {
            count = size > available ? long.MaxValue : count * size;
            if (count > available)
                throw new ModelFileException($"{name} has shape [{string.Join(", ", shape)}], more than the {available} bytes of numbers can hold.");
        }

        var bytes = count * (type == NumberType.F64 ? sizeof(double) : sizeof(float));
        if (bytes != end - start)
            throw new ModelFileException($"{name} has shape [{string.Join(", ", shape)}] of {typeName}, which is {bytes} bytes, and is said to lie at [{start}, {end}].");
        return new(name, type, [.. shape.Select(size => (int)size)], (int)start, (int)end);
    }

    private static JsonElement Member(JsonProperty property, string member) =>
        property.Value.TryGetProperty(member, out var element) ? element : throw new ModelFileException($"{property.Name} has no {member}.");

    private static long[] Numbers(JsonProperty property, string member)
    {
        long[] numbers = [.. Member(property, member).EnumerateArray().Select(element => element.GetInt64())];
        return numbers.All(number => number >= 0) ? numbers : throw new ModelFileException($"{property.Name} has a negative number in {member}.");
    }

    private static void CheckOffsets(List<Entry> entries, int available)
    {
        var end = 0;
        foreach (var entry in entries)
        {
            if (entry.Start < end)
                throw new ModelFileException($"{entry.Name} begins at {entry.Start}, inside another tensor, which ends at {end}.");
            if (entry.Start > end)
                throw new ModelFileException($"The bytes from {end} to {entry.Start}, before {entry.Name}, belong to no tensor.");
            end = entry.End;
        }

        if (end != available)
            throw new ModelFileException($"There are {available} bytes of numbers, and the tensors end at {end}.");
    }

    private static Tensor ReadTensor(Entry entry, ReadOnlySpan<byte> numbers)
    {
        var isDouble = entry.Type == NumberType.F64;
        var size = isDouble ? sizeof(double) : sizeof(float);
        var data = new double[(entry.End - entry.Start) / size];
        for (var i = 0; i < data.Length; i++)
        {
            var at = numbers[(entry.Start + i * size)..];
            data[i] = isDouble ? BinaryPrimitives.ReadDoubleLittleEndian(at) : BinaryPrimitives.ReadSingleLittleEndian(at);
            if (!double.IsFinite(data[i]))
                throw new ModelFileException($"Number {i} of {entry.Name} is {data[i]}; a model has finite numbers only.");
        }

        return new(entry.Name, entry.Shape, data);
    }

    private sealed record Entry(string Name, NumberType Type, int[] Shape, int Start, int End);
}
