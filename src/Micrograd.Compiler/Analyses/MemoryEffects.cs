using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Where memory is read and written, in the order of the program and in which loops: whether an element can still be found where it was read.</summary>
public sealed class MemoryEffects
{
    private readonly Dictionary<ValueId, Access> _loads = [];
    private readonly Dictionary<ValueId, List<Access>> _writes = [];
    private readonly Dictionary<ValueId, List<Access>> _reads = [];
    private readonly HashSet<ValueId> _own = [];
    private readonly HashSet<ValueId> _restorable = [];
    private readonly Dictionary<Instruction, Access> _loops = new(LoopIdentity.Instance);
    private int _position;

    /// <summary>Walks through <paramref name="function"/>.</summary>
    public MemoryEffects(Function function)
    {
        Roots = new MemoryRoots(function);
        Visit(function.Body, []);
    }

    /// <summary>Which memory a handle belongs to.</summary>
    public MemoryRoots Roots { get; }

    /// <summary>Whether no write to the memory of the load can run after it: its element can be read again at any later time.</summary>
    public bool IsIntact(ValueId load) =>
        _loads.TryGetValue(load, out var read)
        && WritesTo(read.Root).TrueForAll(write => write.Position < read.Position && !write.Loops.Exists(read.IsIn));

    /// <summary>The innermost loop around the load that writes to its memory, if at the end of each of its iterations the element is still what was read,
    /// and the memory is the function's own, so that it can be put back into that state.</summary>
    public Instruction? RestorableIn(ValueId load)
    {
        if (!_loads.TryGetValue(load, out var read) || !_restorable.Contains(read.Root))
        {
            return null;
        }

        for (var i = read.Loops.Count - 1; i >= 0; i--)
        {
            var inside = WritesTo(read.Root).Where(write => write.IsIn(read.Loops[i])).ToList();
            if (inside.Count > 0)
            {
                // No loop between this one and the load writes, or it would have been found first.
                return inside.TrueForAll(write => write.Position < read.Position) ? read.Loops[i] : null;
            }
        }

        return null;
    }

    /// <summary>The memory that a load reads.</summary>
    public ValueId RootOfLoad(ValueId load) => _loads[load].Root;

    /// <summary>The memory that a loop writes to.</summary>
    public IEnumerable<ValueId> WrittenIn(Instruction loop) =>
        _writes.Where(entry => entry.Value.Exists(write => write.IsIn(loop))).Select(entry => entry.Key);

    /// <summary>The memory that a loop reads.</summary>
    public IEnumerable<ValueId> ReadIn(Instruction loop) =>
        _reads.Where(entry => entry.Value.Exists(read => read.IsIn(loop))).Select(entry => entry.Key);

    /// <summary>Whether a write outside the loop can run after it.</summary>
    /// <param name="root">The memory.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="isSingle">Which loops around it to look at as if they ran once.</param>
    public bool IsWrittenAfter(ValueId root, Instruction loop, Func<Instruction, bool> isSingle)
    {
        var end = _loops[loop];
        return WritesTo(root).Exists(write => !write.IsIn(loop)
            && (write.Position > end.Position || end.Loops.Exists(around => !isSingle(around) && write.IsIn(around))));
    }

    /// <summary>Whether anything ever writes to the memory.</summary>
    public bool IsWritten(ValueId root) => _writes.ContainsKey(root);

    /// <summary>Whether anything ever reads the memory.</summary>
    public bool IsRead(ValueId root) => _reads.ContainsKey(root);

    /// <summary>Whether the function made the memory.</summary>
    public bool IsOwn(ValueId root) => _own.Contains(root);

    /// <summary>Whether anything outside the loop reads the memory.</summary>
    public bool IsReadOutside(ValueId root, Instruction loop) =>
        _reads.TryGetValue(root, out var reads) && reads.Exists(read => !read.IsIn(loop));

    /// <summary>Whether anything outside the loop reads or writes the memory.</summary>
    public bool IsUsedOutside(ValueId root, Instruction loop) => IsReadOutside(root, loop) || WritesTo(root).Exists(write => !write.IsIn(loop));

    private List<Access> WritesTo(ValueId root) => _writes.TryGetValue(root, out var writes) ? writes : [];

    private void Visit(Block block, List<Instruction> loops)
    {
        foreach (var instruction in block.Instructions)
        {
            var inner = instruction is For or While ? [.. loops, instruction] : loops;
            foreach (var nested in instruction.Blocks)
            {
                Visit(nested, inner);
            }

            Record(instruction, loops);
        }
    }

    private void Record(Instruction instruction, List<Instruction> loops)
    {
        _position++;
        if (instruction is Load load)
        {
            Add(_reads, _loads[load.Result] = new Access(Roots.Of(load.Memory), _position, loops));
        }
        else if (instruction is Copy copy)
        {
            Add(_reads, new Access(Roots.Of(copy.Source), _position, loops));
        }
        else if (instruction is Duplicate duplicate)
        {
            Add(_reads, new Access(Roots.Of(duplicate.Source), _position, loops));
            _own.Add(duplicate.Result);
        }
        else if (instruction is Allocate or Reserve)
        {
            _own.Add(instruction.Results[0]);
            if (instruction is not Allocate { Lengths.Count: > 1 })
            {
                _restorable.Add(instruction.Results[0]); // runs go on the tape, matrices do not
            }
        }
        else if (instruction is For or While)
        {
            _loops.Add(instruction, new Access(default, _position, loops));
        }

        if (instruction.Written() is { } memory)
        {
            Add(_writes, new Access(Roots.Of(memory), _position, loops));
        }
    }

    private static void Add(Dictionary<ValueId, List<Access>> accesses, Access access)
    {
        if (!accesses.TryGetValue(access.Root, out var known))
        {
            accesses[access.Root] = known = [];
        }

        known.Add(access);
    }

    private sealed class Access(ValueId root, int position, List<Instruction> loops)
    {
        public ValueId Root { get; } = root;

        public int Position { get; } = position;

        public List<Instruction> Loops { get; } = loops;

        public bool IsIn(Instruction loop) => Loops.Contains(loop, LoopIdentity.Instance);
    }
}
