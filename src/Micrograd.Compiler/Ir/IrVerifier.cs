namespace Micrograd.Compiler.Ir;

/// <summary>Checks that IR keeps its rules, before and after each pass.</summary>
public static class IrVerifier
{
    /// <summary>Checks every function of a module and the calls between them.</summary>
    /// <exception cref="InvalidIrException">A rule is broken; the message says where and which.</exception>
    public static void Verify(Module module)
    {
        var names = new HashSet<string>();
        foreach (var function in new[] { module.Main }.Concat(module.Helpers))
        {
            if (!names.Add(function.Name))
            {
                throw new InvalidIrException(function.Name, null, "two functions of the module have this name.");
            }
        }

        foreach (var function in new[] { module.Main }.Concat(module.Helpers))
        {
            new FunctionVerifier(function, module).Verify();
        }
    }

    /// <summary>Checks one function; what it calls is taken on trust.</summary>
    /// <exception cref="InvalidIrException">A rule is broken; the message says where and which.</exception>
    public static void Verify(Function function) => new FunctionVerifier(function, null).Verify();
}
