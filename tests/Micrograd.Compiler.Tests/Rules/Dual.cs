using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>Runs straight-line IR with tangents, by the rule book itself: enough to differentiate the code that rules make once more.</summary>
internal sealed class Dual(Function function)
{
    private readonly Scalar[] _values = new Scalar[function.Values.Count];
    private readonly double[] _tangents = new double[function.Values.Count];

    /// <summary>The tangent of the only result where one parameter moves.</summary>
    public static double Tangent(Function function, int parameter, Scalar[] arguments)
    {
        var dual = new Dual(function);
        for (var i = 0; i < arguments.Length; i++)
        {
            dual._values[function.Parameters[i].Index] = arguments[i];
        }

        dual._tangents[function.Parameters[parameter].Index] = 1;
        return dual._tangents[dual.Run(function.Body)[0].Index];
    }

    private EquatableArray<ValueId> Run(Block block)
    {
        foreach (var instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Constant { Result: var result, Value: var literal }:
                    _values[result.Index] = new Scalar(((ScalarType)function.TypeOf(result)).Kind, literal.Bits);
                    break;
                case Apply apply:
                    Run(apply);
                    break;
                case If choice:
                    var from = Run(_values[choice.Condition.Index].IsTrue ? choice.Then : choice.Else)[0];
                    _values[choice.Yielded[0].Index] = _values[from.Index];
                    _tangents[choice.Yielded[0].Index] = _tangents[from.Index];
                    break;
                default:
                    throw new NotSupportedException(instruction.ToString());
            }
        }

        return ((Yield)block.End).Values;
    }

    private void Run(Apply apply)
    {
        var x = apply.Operands.Items.Select(id => _values[id.Index]).ToArray();
        var type = (ScalarType)function.TypeOf(apply.Result);
        _values[apply.Result.Index] = apply.Op == OpCode.Convert
            ? Scalar.OfReal(type.Kind, x[0].Kind == ScalarKind.Int32 ? x[0].Bits : x[0].Real)
            : OneOperation.Value(apply.Op, x);
        _tangents[apply.Result.Index] = !type.IsReal ? 0 : Enumerable.Range(0, x.Length)
            .Where(i => _tangents[apply.Operands[i].Index] != 0)
            .Sum(i => OneOperation.Share(apply.Op, i, _tangents[apply.Operands[i].Index], type, x));
    }
}
