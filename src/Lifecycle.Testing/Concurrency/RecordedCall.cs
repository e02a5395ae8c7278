namespace Lifecycle.Testing;

/// <summary>A call that was made, or a reading of the stage: when it began and ended, and its result.</summary>
/// <param name="call">The call, or <see langword="null"/> for a reading of the stage.</param>
/// <param name="payload">The payload of the call.</param>
internal sealed class RecordedCall<TStage, TTrigger>(Call<TTrigger>? call, object? payload)
    where TStage : notnull
    where TTrigger : notnull
{
    public Call<TTrigger>? Call { get; } = call;

    public object? Payload { get; } = payload;

    /// <summary>The moment at which it began, on the clock of its run.</summary>
    public long Began { get; set; } = long.MaxValue;

    /// <summary>The moment at which it ended, or the largest value if it did not.</summary>
    public long Ended { get; set; } = long.MaxValue;

    public bool Accepted { get; set; }

    /// <summary>The stage that was read after it, while no other call was being made.</summary>
    public TStage? Stage { get; set; }

    public bool HasStage { get; set; }

    public Exception? Exception { get; set; }
}
