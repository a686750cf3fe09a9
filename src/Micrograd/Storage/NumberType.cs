namespace Micrograd.Storage;

/// <summary>How a number is stored.</summary>
public enum NumberType
{
    /// <summary>64 bits, IEEE 754 double precision: exact.</summary>
    F64,

    /// <summary>32 bits, IEEE 754 single precision: rounded to about 7 digits.</summary>
    F32,
}
