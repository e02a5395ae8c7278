namespace Lifecycle.Testing;

/// <summary>Makes waivers for tests.</summary>
public static class TestWaiver
{
    /// <summary>A waiver that is in force from an instant on.</summary>
    /// <param name="criterion">The id of the criterion.</param>
    /// <param name="now">The instant.</param>
    /// <param name="lasts">For how long; <see langword="null"/> for good.</param>
    /// <param name="by">Who grants it.</param>
    public static Waiver Of(string criterion, DateTimeOffset now, TimeSpan? lasts = null, string by = "a tester") =>
        new(criterion, by, "It is waived in a test.", now, now + lasts);
}
