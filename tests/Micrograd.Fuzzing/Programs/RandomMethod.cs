namespace Micrograd.Fuzzing.Programs;

/// <summary>A random method <c>F(double x, double y, int n, …)</c> with helpers of its own.</summary>
internal static class RandomMethod
{
    /// <summary>The method of that number; the same each time.</summary>
    public static FuzzedProgram Of(int seed, int index, Subject subject = Subject.Gradient)
    {
        var random = new Random(unchecked((seed * 1_000_003) + index));
        var form = random.Next(4);
        var (hasArrays, hasStructs) = (form is 1 or 3 || subject == Subject.Written, form is 2 or 3);
        var members = new List<Fragment>();
        var expressions = new RandomExpressions(random) { HasStructs = hasStructs };
        List<Feature> features = index % 2 == 0 ? [] : Features(random, expressions, subject);
        var results = subject == Subject.Few ? new FewResults(random, expressions, random.Next(1, 9)) : null;
        if (results is not null)
        {
            features.Add(results);
        }

        expressions.Features.AddRange(features.Where(feature => !feature.IsOfMain));
        RandomHelpers.Add(random, expressions, members, hasArrays);
        members.AddRange(features.SelectMany(feature => feature.Members()));

        var parameters = Parameters(random, hasArrays, hasStructs, subject);
        foreach (var (name, parameterForm) in features.SelectMany(feature => feature.Parameters))
        {
            parameters.Add(new(name, parameterForm, parameters.Sum(before => before.Count)));
        }

        var scope = new RandomScope();
        foreach (var parameter in parameters.Where(parameter => !parameter.IsArray))
        {
            scope.Declare(parameter.Name, parameter.Form == ParameterForm.Real ? VariableKind.Real : VariableKind.Vector);
        }

        scope.Declare("n", VariableKind.Integer, isFixed: true);
        var locals = features.SelectMany(feature => feature.Locals(scope)).ToList();
        expressions.Features.AddRange(features.Where(feature => feature.IsOfMain));
        expressions.Arrays.AddRange(parameters.Where(parameter => parameter.IsOfNumbers && subject != Subject.Few)
            .Select(parameter => new ArrayVariable(parameter.Name, parameter.Form != ParameterForm.Array, parameter.Form is ParameterForm.Array or ParameterForm.Span)));
        if (subject == Subject.Written)
        {
            locals.Add(new Fragment(FragmentKind.Statement, "o[0] += x;"));
            expressions.Arrays.AddRange([new("o", true, true), new("o", true, true)]);
        }

        if (hasArrays)
        {
            // One of a length that is known, one of a length that is not, and a part of the one.
            locals.AddRange(new[] { "Span<double> w = stackalloc double[4];", "Span<double> z = new double[n + 5];", "var part = z.Slice(1);" }
                .Select(line => new Fragment(FragmentKind.Statement, line)));
            locals.Add(new Fragment(FragmentKind.Statement, "w[1] = x;"));
            locals.Add(new Fragment(FragmentKind.Statement, "z[2] = y;"));
            expressions.Arrays.AddRange([new("w", true, true), new("z", true, true), new("part", true, true)]);
            if (random.Next(2) == 0)
            {
                locals.Add(new Fragment(FragmentKind.Statement, "double[] v = [x, 0.5, x * y, y];"));
                expressions.Arrays.Add(new("v", false, true));
            }

            if (random.Next(3) == 0)
            {
                locals.Add(new Fragment(FragmentKind.Statement, "var m = new double[2, 3];"));
                locals.Add(new Fragment(FragmentKind.Statement, "m[1, 0] = x;"));
                expressions.HasMatrix = true;
            }
        }

        var body = new RandomStatements(random, expressions, inside => Early(inside)).Block(scope, random.Next(2, 8) + expressions.Features.Count);

        // What was computed on the way counts, or most gradients would be 0.
        var result = Fragment.Real($"({expressions.Real(scope, 3)} + {expressions.RealLeaf(scope)})");
        foreach (var special in expressions.Features.Select(feature => feature.Real(scope, 1)).OfType<Fragment>())
        {
            result = Fragment.Real($"({result} + {special})");
        }

        result = hasArrays ? Fragment.Real($"({result} + {expressions.Element(scope)})") : result;
        result = scope.Visible(VariableKind.Vector) is { Count: > 0 } vectors ? Fragment.Real($"({result} + {expressions.Pick(vectors)}.Y)") : result;
        var end = subject switch
        {
            Subject.Pair => Fragment.Of(FragmentKind.Other, $"return ({result}, {expressions.Real(scope, 2)});"),
            Subject.Written => Fragment.Of(FragmentKind.Other, $"{Fragment.List([Fragment.Statement($"for (var k = 0; k < o.Length; k++) o[k] = Math.Sin(o[k]) + e[k % 12] * {expressions.Real(scope, 1)};"), Fragment.Statement($"o[^1] -= {result};")])}"),
            Subject.Few => Fragment.Of(FragmentKind.Other, $"{Fragment.List([.. results!.End(scope, result)])}"),
            _ => Fragment.Of(FragmentKind.Other, $"return {result};"),
        };
        var main = Fragment.Of(FragmentKind.Other, $"{Fragment.List([.. locals, body])}\n{end}");
        return new FuzzedProgram($"{seed}/{index}", subject, parameters, Fragment.Of(FragmentKind.Other, $"{Fragment.List(members)}\n{FuzzedProgram.Header(parameters, subject)}\n{{\n{main}\n}}"));

        Fragment Early(RandomScope inside) => subject switch
        {
            Subject.Pair => Fragment.Of(FragmentKind.Other, $"({expressions.Real(inside, 2)}, {expressions.RealLeaf(inside)})"),
            Subject.Written or Subject.Few => new Fragment(FragmentKind.Other, ""),
            _ => expressions.Real(inside, 2),
        };
    }

    // Programs of even numbers do without: they are about how loops, branches, calls and arrays meet.
    private static List<Feature> Features(Random random, RandomExpressions expressions, Subject subject)
    {
        List<Func<Feature>> all =
        [
            () => new JaggedArrays(random, expressions), () => new StructArrays(random, expressions), () => new LocalFunctions(random, expressions),
            () => new SideEffects(random, expressions), () => new Floats(random, expressions), () => new WholeNumbers(random, expressions),
            () => new GenericMath(random, expressions), () => new Patterns(random, expressions), () => new Ranges(random, expressions), () => new Matrices(random, expressions),
        ];
        var features = new List<Feature>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var chosen = expressions.Pick(all);
            all.Remove(chosen);
            if (chosen() is var feature && Has(subject, feature))
            {
                features.Add(feature);
            }
        }

        return features;
    }

    // What is rounded to float has no exact derivatives to compare with; arrays that can be written are results themselves; arrays of arrays have no products of second order.
    private static bool Has(Subject subject, Feature feature) => subject == Subject.Gradient
        || feature is not Floats && (subject == Subject.Pair || feature is not JaggedArrays) && (subject is not (Subject.Written or Subject.Few) || feature is not (StructArrays or Matrices));

    private static List<Parameter> Parameters(Random random, bool hasArrays, bool hasStructs, Subject subject)
    {
        var parameters = new List<Parameter> { new("x", ParameterForm.Real, 0), new("y", ParameterForm.Real, 1) };
        void Add(string name, ParameterForm form) => parameters.Add(new(name, form, parameters.Sum(parameter => parameter.Count)));
        if (hasStructs && random.Next(2) == 0 && subject != Subject.Few)
        {
            Add("c", ParameterForm.Vector);
        }

        if (hasArrays && random.Next(2) == 0 && subject != Subject.Few)
        {
            var form = (ParameterForm)random.Next((int)ParameterForm.Array, (int)ParameterForm.ReadOnlySpan + 1);
            Add("a", subject == Subject.Written ? ParameterForm.ReadOnlySpan : form);
        }

        if (subject == Subject.Written)
        {
            Add("e", ParameterForm.LongSpan);
        }

        return parameters;
    }
}
