namespace Micrograd.Compiler.Ir;

/// <summary>Renumbers a function's values to those it defines. Derived functions share a table while they are built; afterwards each keeps its own.</summary>
public static class Compaction
{
    /// <summary>The same function with dense ids, in order of definition.</summary>
    public static Function Compact(this Function function)
    {
        var ids = new Dictionary<ValueId, ValueId>();
        var values = new List<ValueInfo>();
        Define(function.Parameters);
        Visit(function.Body);
        var substitution = new Substitution(ids);
        return function with
        {
            Parameters = substitution.Apply(function.Parameters),
            Values = values.ToEquatableArray(),
            Body = substitution.Apply(function.Body),
        };

        void Visit(Block block)
        {
            Define(block.Parameters);
            foreach (var instruction in block.Instructions)
            {
                if (instruction is For loop)
                {
                    Define([loop.Counter]);
                }

                foreach (var inner in instruction.Blocks)
                {
                    Visit(inner);
                }

                Define(instruction.Results);
            }
        }

        void Define(EquatableArray<ValueId> defined)
        {
            foreach (var value in defined)
            {
                ids.Add(value, new ValueId(values.Count));
                values.Add(function.Values[value.Index]);
            }
        }
    }
}
