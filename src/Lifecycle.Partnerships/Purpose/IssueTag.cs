using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>An issue that the partnership works on, and the issues linked to it. Immutable.</summary>
/// <param name="Issue">The issue, for example one of <see cref="PartnershipReference.WickedIssues"/>.</param>
/// <param name="LinkedTo">The issues that it is linked to.</param>
public sealed record IssueTag(string Issue, ImmutableList<string> LinkedTo) : RecordPart;
