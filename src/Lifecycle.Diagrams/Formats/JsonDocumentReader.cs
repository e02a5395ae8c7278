namespace Lifecycle.Diagrams;

/// <summary>Reads a document from JSON.</summary>
internal static class JsonDocumentReader
{
    public static LifecycleDocument? Read(string json, DocumentFaults faults)
    {
        if (JsonTree.Read(json, faults) is not { } root)
            return null;

        var members = new JsonMembers(root, faults);
        var places = new Dictionary<string, Location>(StringComparer.Ordinal);
        members.Text("$schema");
        var document = new LifecycleDocument
        {
            Name = members.RequiredText("name"),
            Revision = members.Number("revision", 1),
            InitialStage = members.RequiredText("initialStage"),
            StartCriteria = members.Texts("startCriteria"),
            StartActions = members.Texts("startActions"),
            EveryTransition = members.Texts("everyTransition"),
            Criteria = members.Objects("criteria", criterion => Criterion(criterion, places)),
            Triggers = members.Objects("triggers", Trigger),
            Stages = members.Objects("stages", Stage),
            Location = members.Location,
            CriterionLocations = places,
        };
        members.RefuseUnknown();
        return document;
    }

    private static CriterionDescription Criterion(JsonMembers members, Dictionary<string, Location> places)
    {
        var id = members.RequiredText("id");
        places[id] = members.Location;
        return new(
            id,
            members.RequiredText("title"),
            members.Member("severity", Severity.Mandatory),
            members.Text("source"),
            members.Time("timeout"));
    }

    private static DocumentTrigger Trigger(JsonMembers members) => new()
    {
        Key = members.RequiredText("key"),
        PayloadType = members.Text("payloadType"),
        Location = members.Location,
    };

    private static DocumentStage Stage(JsonMembers members)
    {
        var key = members.RequiredText("key");
        return new()
        {
            Key = key,
            Name = members.Text("name") ?? key,
            Superstage = members.Text("superstage"),
            InitialSubstage = members.Text("initialSubstage"),
            IsTerminal = members.Flag("isTerminal"),
            EntryCriteria = members.Texts("entryCriteria"),
            EntryActions = members.Texts("entryActions"),
            ExitActions = members.Texts("exitActions"),
            DueTriggers = members.Objects("dueTriggers", Due),
            Transitions = members.Objects("transitions", Transition),
            Location = members.Location,
        };
    }

    private static DocumentDueTrigger Due(JsonMembers members) => new()
    {
        Trigger = members.RequiredText("trigger"),
        After = members.Time("after"),
        Date = members.Text("date"),
        Location = members.Location,
    };

    private static DocumentTransition Transition(JsonMembers members) => new()
    {
        Trigger = members.RequiredText("trigger"),
        Kind = members.Member("kind", TransitionKind.Move),
        To = members.Text("to"),
        Condition = members.Text("condition"),
        Criteria = members.Texts("criteria"),
        Actions = members.Texts("actions"),
        Events = members.Texts("events"),
        Location = members.Location,
    };
}
