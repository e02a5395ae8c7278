using System.Numerics;

namespace Lifecycle.Analyzers;

/// <summary>A set of stages of one graph. Sets within the first 31 stages need no allocation.</summary>
internal readonly struct StageSet(BigInteger bits) : IEquatable<StageSet>
{
    private readonly BigInteger _bits = bits;

    public static StageSet Empty => default;

    public bool IsEmpty => _bits.IsZero;

    public static StageSet Single(int stage) => new(BigInteger.One << stage);

    public static StageSet First(int count) => new((BigInteger.One << count) - BigInteger.One);

    public static StageSet operator |(StageSet left, StageSet right) => new(left._bits | right._bits);

    public static StageSet operator &(StageSet left, StageSet right) => new(left._bits & right._bits);

    public static bool operator ==(StageSet left, StageSet right) => left.Equals(right);

    public static bool operator !=(StageSet left, StageSet right) => !left.Equals(right);

    public StageSet Except(StageSet other) => new(_bits & ~other._bits);

    public bool IsWithin(StageSet other) => Except(other).IsEmpty;

    public IEnumerable<int> Members()
    {
        for (var (rest, stage) = (_bits, 0); !rest.IsZero; rest >>= 1, stage++)
        {
            if (!rest.IsEven)
                yield return stage;
        }
    }

    public bool Equals(StageSet other) => _bits.Equals(other._bits);

    public override bool Equals(object? obj) => obj is StageSet other && Equals(other);

    public override int GetHashCode() => _bits.GetHashCode();
}
