namespace Micrograd.Integration.Tests;

/// <summary>Buffers that do not fit are named before anything is written.</summary>
public class BufferTests
{
    private readonly double[] _two = [1, 2];
    private readonly double[] _three = [7, 7, 7];

    [Fact]
    public void A_buffer_of_another_length_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => ArrayFunctions.InPlaceWithGradient(_two, 1, _three));
        Assert.Equal("'xGradient' has 3 elements, and must have 2 as 'x' has. (Parameter 'xGradient')", error.Message);
        Assert.Equal([1.0, 2], _two);
        Assert.Equal([7.0, 7, 7], _three);
    }

    [Fact]
    public void Memory_that_is_shared_is_named()
    {
        var memory = new double[5];
        var error = Assert.Throws<ArgumentException>(() => ArrayFunctions.SumOfRootsWithGradient(memory.AsSpan(0, 3), 1, memory.AsSpan(2, 3)));
        Assert.Equal("'xGradient' and 'x' share memory: pass separate arrays. (Parameter 'xGradient')", error.Message);
        Assert.Equal(new double[5], memory);
    }

    [Fact]
    public void A_null_array_is_named()
    {
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => ArrayFunctions.InPlaceWithGradient(null!, 1, _two)).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentNullException>(() => ArrayFunctions.BilinearWithGradient(null!, _two, _two, new double[2, 2], new double[2], new double[2])).ParamName);
        Assert.Equal("aGradient", Assert.Throws<ArgumentNullException>(() => ArrayFunctions.BilinearWithGradient(new double[2, 2], _two, _two, null!, new double[2], new double[2])).ParamName);
    }

    [Fact]
    public void A_matrix_of_another_shape_is_named() => Assert.Equal(
        "'aGradient' is 2 × 3, and must be 3 × 2 as 'a' is. (Parameter 'aGradient')",
        Assert.Throws<ArgumentException>(() => ArrayFunctions.BilinearWithGradient(new double[3, 2], _three, _two, new double[2, 3], new double[3], new double[2])).Message);

    [Fact]
    public void A_row_of_another_length_or_null_is_named()
    {
        double[][] rows = [[1, 2], [3]];
        Assert.Equal(
            "'rowsGradient' has 2 elements, and must have 1 as 'rows[1]' has. (Parameter 'rowsGradient')",
            Assert.Throws<ArgumentException>(() => ArrayFunctions.RowsWithGradient(rows, _two, [[0, 0], [0, 0]])).Message);
        Assert.Equal(
            "Row 0 of 'rowsGradient' is null. (Parameter 'rowsGradient')",
            Assert.Throws<ArgumentNullException>(() => ArrayFunctions.RowsWithGradient(rows, _two, [null!, [0]])).Message);
        Assert.Equal("rows[1]", Assert.Throws<ArgumentNullException>(() => ArrayFunctions.RowsWithGradient([[1], null!], _two, [[0], [0]])).ParamName);
    }

    [Fact]
    public void A_Jacobian_of_another_size_is_named() => Assert.Equal(
        "'xJacobian' has 3 elements, and must have 2 × 2: a row per result, a column per input. (Parameter 'xJacobian')",
        Assert.Throws<ArgumentException>(() => ArrayFunctions.ScaleWithJacobian(_two, 3, new double[2], new double[3], new double[2])).Message);

    [Fact]
    public void Tangents_and_cotangents_are_checked_too()
    {
        Assert.Equal(
            "'xTangent' has 3 elements, and must have 2 as 'x' has. (Parameter 'xTangent')",
            Assert.Throws<ArgumentException>(() => ArrayFunctions.ScaleJvp(_two, 3, new double[2], _three, 1, new double[2])).Message);
        Assert.Equal(
            "'yCotangent' has 3 elements, and must have 2 as 'y' has. (Parameter 'yCotangent')",
            Assert.Throws<ArgumentException>(() => ArrayFunctions.ScaleVjp(_two, 3, new double[2], _three, new double[2])).Message);
        Assert.Equal(
            "'xHessian' has 5 elements, and must have 2 × 2: a row per result, a column per input. (Parameter 'xHessian')",
            Assert.Throws<ArgumentException>(() => ArrayFunctions.RosenbrockWithHessian(_two, new double[2], new double[5])).Message);
    }

    [Fact]
    public void Gradients_are_overwritten_and_arrays_left_as_the_function_leaves_them()
    {
        double[] expected = [0.5, -1, 2], actual = [0.5, -1, 2], first = [9, 9, 9], second = [0, 0, 0];
        var value = ArrayFunctions.InPlace(expected, 3);
        Assert.Equal(value, ArrayFunctions.InPlaceWithGradient(actual, 3, first));
        Assert.Equal(expected, actual);
        ArrayFunctions.InPlaceWithGradient([0.5, -1, 2], 3, second);
        Assert.Equal(second, first);
    }

    [Fact]
    public void The_Hessian_of_an_array_is_symmetric_and_that_of_the_textbook()
    {
        double[] x = [-1.2, 1, 0.5], gradient = new double[3], hessian = new double[9], tangent = [1, -2, 0.5], gradientTangent = new double[3];
        Assert.Equal(ArrayFunctions.Rosenbrock(x), ArrayFunctions.RosenbrockWithHessian(x, gradient, hessian));
        Assert.Equal((1200 * x[0] * x[0]) - (400 * x[1]) + 2, hessian[0], 1e-9);
        Assert.Equal(-400 * x[0], hessian[1], 1e-9);
        Assert.Equal(200, hessian[8], 1e-9);
        Assert.Equal(0.0, hessian[2]);
        ArrayFunctions.RosenbrockWithHvp(x, tangent, gradientTangent);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(hessian[(3 * i) + 1], hessian[3 + i]);
            Assert.Equal(Enumerable.Range(0, 3).Sum(j => hessian[(3 * i) + j] * tangent[j]), gradientTangent[i], 1e-9);
        }
    }
}
