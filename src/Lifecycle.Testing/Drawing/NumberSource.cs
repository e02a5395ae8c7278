namespace Lifecycle.Testing;

/// <summary>
/// Draws random numbers where faults are likely: at the ends of a range, next to numbers drawn before, at boundaries
/// that were found, near zero. Not thread-safe.
/// </summary>
internal sealed class NumberSource(Random random)
{
    private readonly List<long> _boundaries = [];
    private readonly List<long> _recent = [];

    /// <summary>Forgets the numbers that were drawn, but not the boundaries.</summary>
    public void BeginCase() => _recent.Clear();

    public void AddBoundary(long value) => _boundaries.Add(value);

    public long Next(long minimum, long maximum, bool isOrdered)
    {
        if (!isOrdered)
            return Uniform(minimum, maximum);

        var value = random.Next(8) switch
        {
            0 => Pick([minimum, maximum, minimum, maximum, 0, 1, -1], minimum, maximum),
            1 => Pick(_recent, minimum, maximum),
            2 => Pick(_boundaries, minimum, maximum),
            3 or 4 => Small(minimum, maximum),
            _ => Uniform(minimum, maximum),
        };
        _recent.Add(value);
        return value;
    }

    /// <summary>One of some numbers or a neighbour of it, if that is within the range.</summary>
    private long Pick(List<long> values, long minimum, long maximum)
    {
        if (values.Count == 0)
            return Uniform(minimum, maximum);

        var value = (Int128)values[random.Next(values.Count)] + random.Next(-1, 2);
        return value >= minimum && value <= maximum ? (long)value : Uniform(minimum, maximum);
    }

    /// <summary>A number near the simplest, with fewer digits than the range has.</summary>
    private long Small(long minimum, long maximum)
    {
        var simplest = Choice.SimplestOf(minimum, maximum);
        var distance = random.NextInt64(1L << random.Next(1, 40));
        var value = (Int128)simplest + (random.Next(2) == 0 ? distance : -distance);
        return (long)Int128.Clamp(value, minimum, maximum);
    }

    private long Uniform(long minimum, long maximum)
    {
        if (maximum < long.MaxValue)
            return random.NextInt64(minimum, maximum + 1);

        return minimum > long.MinValue ? random.NextInt64(minimum - 1, maximum) + 1 : BitConverter.ToInt64(Bytes());
    }

    private byte[] Bytes()
    {
        var bytes = new byte[sizeof(long)];
        random.NextBytes(bytes);
        return bytes;
    }
}
