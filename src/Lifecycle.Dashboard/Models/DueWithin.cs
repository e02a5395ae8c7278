namespace Lifecycle.Dashboard;

/// <summary>When instances fall due.</summary>
internal enum DueWithin
{
    /// <summary>They have fallen due.</summary>
    Now,

    /// <summary>They fall due within 7 days, or have.</summary>
    Week,

    /// <summary>They fall due within 30 days, or have.</summary>
    Month,
}
