using System.Text.Json;

namespace Lifecycle.Dashboard;

/// <summary>Waivers that are a list in the JSON of the subject. Immutable.</summary>
/// <param name="name">The member that has the list.</param>
internal sealed class WaiverMember(string name) : SubjectWaivers
{
    public override bool HasRequester => false;

    public override JsonElement Granted(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        WaiverList.With(subject, name, change.Waiver.CriterionId, change.Waiver);

    public override JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        WaiverList.With(subject, name, change.Waiver.CriterionId, waiver: null);
}
