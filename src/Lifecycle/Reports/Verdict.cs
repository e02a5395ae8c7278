using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>The verdict on one entry criterion.</summary>
[JsonConverter(typeof(EnumNameConverter<Verdict>))]
public enum Verdict
{
    /// <summary>
    /// The criterion is not met and blocks. This is the default value, so a forgotten answer never opens a gate.
    /// </summary>
    Unmet = 0,

    /// <summary>The criterion is met.</summary>
    Met = 1,

    /// <summary>The criterion is not met, and a waiver in force lifts it.</summary>
    Waived = 2,

    /// <summary>The criterion is not met and only advises.</summary>
    Advisory = 3,

    /// <summary>The criterion does not concern this subject.</summary>
    NotApplicable = 4,

    /// <summary>The criterion threw or ran out of time. It counts as unmet.</summary>
    Faulted = 5,

    /// <summary>
    /// The criterion is evaluated with the payload of the trigger, which a dry run or plan left out. It is neither met
    /// nor unmet, and does not block. Firing the trigger evaluates it; without the payload, it is then unmet.
    /// </summary>
    AwaitsPayload = 6,
}
