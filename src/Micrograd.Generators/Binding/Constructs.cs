using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Names of C# constructs in words, each with a way out, for diagnostics.</summary>
internal static class Constructs
{
    private const string Outside = "Do it outside the differentiable method and pass the result in";
    private const string Loop = "Write a 'for' loop over an integer counter instead";
    private const string Array = "Use an array or a span of numbers";
    private const string Numbers = "Use numbers of type double or float";
    private const string PlainFlow = "Use 'if', loops, 'break', 'continue' and 'return'";
    private const string PlainCall = "Write a method or a local function and call it by name";

    /// <summary>What the operation is, and what to write instead.</summary>
    public static (string What, string Advice) Describe(IOperation operation) => operation switch
    {
        IForEachLoopOperation { Collection.Type: { } type } loop when loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } && MemoryTypes.Of(Unconverted(loop.Collection)?.Type ?? type) is null =>
            ("A 'foreach' loop over this type", "Pass the numbers as an array or a span"),
        IForEachLoopOperation => ("A 'foreach' loop of this kind", Loop),
        ITryOperation => ("A 'try' statement", Outside),
        ILockOperation => ("A 'lock' statement", Outside),
        IUsingOperation or IUsingDeclarationOperation => ("A 'using' statement", Outside),
        IBranchOperation => ("A 'goto' statement", PlainFlow),
        ILabeledOperation => ("A label", PlainFlow),
        IThrowOperation => ("A rethrow", "Throw an exception object"),
        IReturnOperation => ("A 'yield' statement", "Return one number"),
        IAwaitOperation => ("An 'await' expression", Outside),
        IAnonymousFunctionOperation => ("A lambda", PlainCall),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation } => ("A lambda", PlainCall),
        IDelegateCreationOperation or IMethodReferenceOperation => ("A delegate", PlainCall),
        ICollectionExpressionOperation => ("A collection", Array),
        IArrayElementReferenceOperation => ("An element of this array", Array),
        IImplicitIndexerReferenceOperation => ("An indexer", "Pass the element as a parameter"),
        IObjectCreationOperation => ("An object creation", "Use locals of type double; objects may be created only to be thrown"),
        IAnonymousObjectCreationOperation => ("An anonymous object", "Use locals"),
        ITypeParameterObjectCreationOperation => ("An object creation", "Use locals of type double"),
        ITupleOperation => ("A tuple", "Use separate locals"),
        IDeconstructionAssignmentOperation => ("This deconstruction", "Assign the values one by one"),
        IInterpolatedStringOperation => ("An interpolated string", "Build text outside; only exceptions may have messages"),
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } => ("A string concatenation", "Build text outside; only exceptions may have messages"),
        IBinaryOperation => ("This operator", Numbers),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => ("An index from the end in a variable", "Write '^' inside the brackets"),
        IUnaryOperation => ("This operator", Numbers),
        ICompoundAssignmentOperation => ("This compound assignment", Numbers),
        IIncrementOrDecrementOperation => ("This increment", Numbers),
        ICoalesceAssignmentOperation => ("A '??=' assignment", "Use 'if'"),
        IConditionalAccessOperation => ("A '?.' access", "Test for null outside and pass the value in"),
        IIsTypeOperation or ITypePatternOperation => ("A type test", Outside),
        IRecursivePatternOperation => ("A property or positional pattern", "Compare the values with constant and relational patterns"),
        IListPatternOperation or ISlicePatternOperation => ("A list pattern", "Compare the values with constant and relational patterns"),
        IDeclarationPatternOperation => ("A pattern that tests a type", "Use constant and relational patterns, or 'var'"),
        IPatternOperation => ("This pattern", "Use constant and relational patterns"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation =>
            ("A dynamic operation", Numbers),
        IAddressOfOperation => ("A pointer operation", "Use values"),
        IEventAssignmentOperation or IEventReferenceOperation => ("An event", Outside),
        IWithOperation => ("A 'with' expression", "Use locals of type double"),
        ITypeOfOperation => ("A 'typeof' expression", Numbers),
        IRangeOperation => ("A range in a variable", "Write '..' inside the brackets"),
        IDiscardOperation => ("A discard", "Give the value a name"),
        _ => Unknown(operation),
    };

    /// <summary>What an assignment would change.</summary>
    public static string NameOfTarget(IOperation target) => target switch
    {
        IFieldReferenceOperation field => $"the field '{field.Field.Name}'",
        IPropertyReferenceOperation { Arguments.Length: > 0 } => "an indexer",
        IPropertyReferenceOperation property => $"the property '{property.Property.Name}'",
        IInstanceReferenceOperation => "'this'",
        _ => "this target",
    };

    private static IOperation? Unconverted(IOperation? operation) => operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;

    private static (string What, string Advice) Unknown(IOperation operation) => operation.Syntax.Kind() switch
    {
        SyntaxKind.FixedStatement => ("A 'fixed' statement", "Use values"),
        SyntaxKind.StackAllocArrayCreationExpression or SyntaxKind.ImplicitStackAllocArrayCreationExpression => ("A 'stackalloc' expression without a span", "Write 'Span<double> s = stackalloc double[n]'"),
        SyntaxKind.PointerIndirectionExpression => ("A pointer operation", "Use values"),
        SyntaxKind.QueryExpression => ("A query", Loop),
        SyntaxKind.RefExpression => ("A reference", "Use values"),
        var kind => ($"This code ({Words(kind.ToString())})", "Rewrite it with arithmetic, locals, 'if', loops and calls of methods"),
    };

    /// <summary><c>ElementAccessExpression</c> → <c>element access expression</c>.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));
}
