namespace Lifecycle.Dashboard;

/// <summary>Why a page is not shown. Immutable.</summary>
/// <param name="Heading">What happened, in a few words.</param>
/// <param name="Message">What happened, as a sentence.</param>
internal sealed record MessageModel(string Heading, string Message);
