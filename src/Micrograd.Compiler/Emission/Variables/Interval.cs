namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Positions from <paramref name="Start"/> up to, but not including, <paramref name="End"/>.</summary>
internal readonly record struct Interval(int Start, int End);
