using System.Text;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Identifiers and the words that are none.</summary>
internal static class CSharpIdentifier
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",

        // Words with a meaning in some places only; written plainly they would be read as that.
        "await", "field", "nameof", "var", "yield", "_",
    ];

    /// <summary>The name as it is written: <c>@class</c>.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The identifiers in a piece of C# that name something in scope: not in strings, not after a dot.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\'')
            {
                i = EndOfString(text, i);
            }
            else if (char.IsLetter(text[i]) || text[i] == '_')
            {
                var start = i;
                while (i + 1 < text.Length && (char.IsLetterOrDigit(text[i + 1]) || text[i + 1] == '_'))
                {
                    i++;
                }

                if (start == 0 || text[start - 1] is not '.' and not '"')
                {
                    yield return text.Substring(start, i - start + 1);
                }
            }
        }
    }

    /// <summary>The name with a lower-case start and without decoration, for a local: <c>_rate</c> and <c>Rate</c> become <c>rate</c>.</summary>
    public static string ForLocal(string name)
    {
        var letters = new StringBuilder(name.TrimStart('_', '@'));
        if (letters.Length > 0)
        {
            letters[0] = char.ToLowerInvariant(letters[0]);
        }

        return letters.Length > 0 && (char.IsLetter(letters[0]) || letters[0] == '_') ? letters.ToString() : "field";
    }

    private static int EndOfString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i;
            }
        }

        return text.Length;
    }
}
