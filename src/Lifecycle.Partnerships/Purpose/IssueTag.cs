using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>An issue that the partnership works on, and those it hangs together with. Immutable.</summary>
/// <param name="Issue">The issue, for example one of <see cref="PartnershipReference.WickedIssues"/>.</param>
/// <param name="LinkedTo">The issues it hangs together with.</param>
public sealed record IssueTag(string Issue, ImmutableList<string> LinkedTo);
