namespace Lifecycle.Testing;

/// <summary>What a draw drew, so that it can be drawn again. Immutable.</summary>
/// <param name="Seed">The seed that the draw offered.</param>
/// <param name="Choices">The numbers that it chose, in order.</param>
internal sealed record Drawn(int Seed, IReadOnlyList<Choice> Choices)
{
    /// <summary>The simplest value of everything that is drawn.</summary>
    public static Drawn Simplest { get; } = new(0, []);

    /// <summary>The same with another number in one place.</summary>
    public Drawn With(int index, long value)
    {
        var choices = Choices.ToArray();
        choices[index] = choices[index] with { Value = value };
        return new(Seed, choices);
    }
}
