namespace Lifecycle.Testing;

/// <summary>Makes waivers for tests. Thread-safe.</summary>
public static class TestWaiver
{
    /// <summary>A waiver that is in force from a point in time.</summary>
    /// <param name="criterion">The id of the criterion.</param>
    /// <param name="now">When the waiver is granted.</param>
    /// <param name="lasts">How long the waiver is in force. Default: without end.</param>
    /// <param name="by">Who grants the waiver.</param>
    public static Waiver Of(string criterion, DateTimeOffset now, TimeSpan? lasts = null, string by = "a tester") =>
        new(criterion, by, "Waived in a test.", now, now + lasts);
}
