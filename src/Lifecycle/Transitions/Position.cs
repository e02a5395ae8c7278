namespace Lifecycle;

/// <summary>Where an instance stands and which stage it left to get there, as numbers in the graph.</summary>
internal readonly record struct Position(int Stage, int Previous)
{
    public const int Nowhere = -1;

    /// <summary>Both in one word, so that a reader sees a pair that belongs together.</summary>
    public long Packed => ((long)Previous << 32) | (uint)Stage;

    public static Position At(int stage) => new(stage, Nowhere);

    public static Position Unpack(long packed) => new((int)packed, (int)(packed >> 32));

    /// <summary>Only entering another stage changes what is remembered.</summary>
    public Position MoveTo(int stage) => stage == Stage ? this : new(stage, Stage);
}
