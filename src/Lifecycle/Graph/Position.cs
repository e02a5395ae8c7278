namespace Lifecycle;

/// <summary>The stage that an instance is in and the stage it left for it, as numbers in the graph.</summary>
internal readonly record struct Position(int Stage, int Previous)
{
    public const int Nowhere = -1;

    /// <summary>Both in one word, so that a reader always sees a matching pair.</summary>
    public long Packed => ((long)Previous << 32) | (uint)Stage;

    public static Position At(int stage) => new(stage, Nowhere);

    public static Position Unpack(long packed) => new((int)packed, (int)(packed >> 32));

    /// <summary>Only entering another stage changes the remembered stage.</summary>
    public Position MoveTo(int stage) => stage == Stage ? this : new(stage, Stage);
}
