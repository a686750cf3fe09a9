using System.Text;

namespace Micrograd.Compiler.Ir;

/// <summary>Lists one function, block by block.</summary>
internal sealed class FunctionPrinter
{
    private const int StatementColumn = 48;

    private readonly Function _function;
    private readonly ValueNames _names;
    private readonly InstructionPrinter _printer;
    private readonly StringBuilder _text = new();
    private int _lastStatement = -1;

    public FunctionPrinter(Function function)
    {
        _function = function;
        _names = new ValueNames(function);
        _printer = new InstructionPrinter(_names, function);
    }

    public string Print()
    {
        var parameters = _function.Parameters.Items.Select(id => $"{_names[id]}: {_printer.Type(id)}");
        var results = string.Join(", ", _function.ResultTypes.Items.Select(type => type.Name));
        Line(0, $"func {_function.Name}({string.Join(", ", parameters)}) -> {(_function.ResultTypes.Count == 1 ? results : $"({results})")}{(_function.UsesTape ? " uses tape" : "")}", -1);
        Print(_function.Body, 1);
        return _text.ToString();
    }

    private void Print(Block block, int depth, string yield = "yield")
    {
        foreach (var instruction in block.Instructions)
        {
            Print(instruction, depth);
        }

        Line(depth, _printer.End(block.End, yield), block.End.Statement);
    }

    private void Print(Instruction instruction, int depth)
    {
        Line(depth, _printer.Line(instruction), instruction.Statement);
        switch (instruction)
        {
            case If choice:
                Print(choice.Then, depth + 1);
                Line(depth, "else", -1);
                Print(choice.Else, depth + 1);
                break;
            case For loop:
                Print(loop.Body, depth + 1);
                break;
            case While { TestsFirst: true } loop:
                Print(loop.Condition, depth + 1, "test");
                Line(depth, Carried("do", loop.Body), -1);
                Print(loop.Body, depth + 1);
                break;
            case While loop:
                Print(loop.Body, depth + 1);
                Line(depth, Carried("while", loop.Condition), -1);
                Print(loop.Condition, depth + 1, "test");
                break;
        }
    }

    private string Carried(string word, Block block) => block.Parameters.Count == 0 ? word : $"{word} ({_printer.List(block.Parameters)})";

    /// <summary>A line; its source statement stands at the side where it is another than that of the line above.</summary>
    private void Line(int depth, string text, int statement)
    {
        var line = new string(' ', 2 * depth) + text;
        if (statement >= 0 && statement < _function.Statements.Count && statement != _lastStatement)
        {
            line = line.PadRight(StatementColumn - 1) + $" \"{_function.Statements[statement]}\"";
        }

        _lastStatement = statement;
        _text.Append(line).Append('\n');
    }
}
