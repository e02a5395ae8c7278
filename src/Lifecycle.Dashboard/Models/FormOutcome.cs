using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>What a form about an instance led to, if that was not what it asked for. Immutable.</summary>
internal sealed record FormOutcome
{
    /// <summary>The status of the response.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The trigger of the form; <see langword="null"/> if it had none.</summary>
    public string? Trigger { get; init; }

    /// <summary>What its gate answered; <see langword="null"/> if it was not asked.</summary>
    public GateReport? Report { get; init; }

    /// <summary>The reason as it was written, for the next try.</summary>
    public string? Reason { get; init; }

    /// <summary>The payload as it was written, for the next try.</summary>
    public string? Payload { get; init; }

    public bool IsGood => Status == StatusCodes.Status200OK;
}
