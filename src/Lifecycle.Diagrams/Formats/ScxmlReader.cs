using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using static Lifecycle.Diagrams.ScxmlNames;

namespace Lifecycle.Diagrams;

/// <summary>Reads a document from SCXML.</summary>
internal sealed class ScxmlReader(DocumentFaults faults)
{
    /// <summary>The deepest superstages have transitions with elements of their own, and no more.</summary>
    private const int DeepestElement = Nesting.Deepest + 8;

    private static readonly string[] States = ["state", "final"];
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    private readonly List<(int Index, DocumentStage Stage)> _stages = [];
    private readonly Dictionary<string, Location> _places = new(StringComparer.Ordinal);

    public static LifecycleDocument? Read(string scxml, DocumentFaults faults) =>
        Read(() => XmlReader.Create(new StringReader(scxml.TrimStart('\uFEFF')), Settings), faults);

    /// <summary>Reads XML in the encoding that it declares.</summary>
    public static LifecycleDocument? Read(byte[] scxml, DocumentFaults faults) =>
        Read(() => XmlReader.Create(new MemoryStream(scxml), Settings), faults);

    private static LifecycleDocument? Read(Func<XmlReader> open, DocumentFaults faults)
    {
        try
        {
            using var first = open();
            if (IsTooDeep(first, faults))
                return null;

            using var reader = open();
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            if (root.Name == Scxml + "scxml")
                return new ScxmlReader(faults).Root(root);

            faults.Add(ScxmlElement.At(root), $"The root has to be <scxml> in the namespace {Scxml}.");
        }
        catch (XmlException exception)
        {
            faults.Add(new(exception.LineNumber, exception.LinePosition, null), $"This is no XML: {exception.Message}");
        }

        return null;
    }

    /// <summary>Whether elements are nested deeper than code that calls itself can follow.</summary>
    private static bool IsTooDeep(XmlReader reader, DocumentFaults faults)
    {
        while (reader.Read())
        {
            if (reader.Depth <= DeepestElement)
                continue;

            var line = (IXmlLineInfo)reader;
            faults.Add(
                new(line.LineNumber, line.LinePosition, reader.NodeType == XmlNodeType.Element
                    ? $"<{reader.LocalName}>"
                    : null),
                FormattableString.Invariant(
                    $"Elements are nested more than {DeepestElement} deep. Superstages can be nested {Nesting.Deepest}")
                    + " deep.");
            return true;
        }

        return false;
    }

    private LifecycleDocument Root(XElement element)
    {
        var root = new ScxmlElement(element, faults);
        foreach (var ignored in (string[])["version", "datamodel", "binding"])
            root.Attribute(ignored);

        foreach (var child in root.Children.Where(child => !States.Contains(child.Name.LocalName)))
        {
            if (child.Name.LocalName == "datamodel")
                CheckData(child);
            else
                Refuse(child);
        }

        var states = root.Children.Where(child => States.Contains(child.Name.LocalName)).ToArray();
        foreach (var state in states)
            ReadState(state, superstage: null, depth: 0);

        CheckEvents(element);
        var name = root.Attribute("name");
        var document = new LifecycleDocument
        {
            Name = root.Metadata("name") ?? name ?? "Lifecycle",
            Revision = Number(root, root.Metadata("revision")) ?? 1,
            InitialStage = Initial(root, states) ?? "",
            Criteria = root.Elements("criterion", Criterion),
            StartCriteria = root.Ids("startCriterion"),
            StartActions = root.Ids("startAction"),
            EveryTransition = root.Ids("everyTransition"),
            Triggers = root.Elements("trigger", Trigger),
            Stages = [.. _stages.OrderBy(each => each.Index).Select(each => each.Stage)],
            Location = root.Location,
            CriterionLocations = _places,
        };
        root.RefuseUnknown();
        return document;
    }

    /// <summary>An event of SCXML matches those that go on after a dot, and a trigger is only itself.</summary>
    private void CheckEvents(XElement root)
    {
        var transitions = root.Descendants(Scxml + "transition").ToArray();
        var beginnings = transitions.SelectMany(Events).Distinct().SelectMany(Beginnings)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var transition in transitions)
        {
            foreach (var wide in Events(transition).Where(beginnings.Contains))
            {
                faults.Add(
                    ScxmlElement.At(transition),
                    $"The event {wide} stands for those that begin with {wide}. too, and a trigger is one. Rename it.");
            }
        }

        static string[] Events(XElement transition) =>
            transition.Attribute("event")?.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

        // What stands before each dot.
        static IEnumerable<string> Beginnings(string name)
        {
            for (var at = 0; at < name.Length; at++)
            {
                if (name[at] == '.')
                    yield return name[..at];
            }
        }
    }

    /// <summary>The declared initial state; by SCXML's rule the first child, if none is declared.</summary>
    private string? Initial(ScxmlElement parent, XElement[] states)
    {
        var declared = parent.Attribute("initial");
        foreach (var child in parent.Children.Where(child => child.Name.LocalName == "initial"))
        {
            var transition = child.Elements(Scxml + "transition").FirstOrDefault();
            declared = transition?.Attribute("target")?.Value;
            if (declared is null || transition!.HasElements || transition.Attributes().Count() > 1)
                faults.Add(ScxmlElement.At(child), "It has to hold one transition with a target and nothing else.");
        }

        if (declared is null)
            return states.FirstOrDefault()?.Attribute("id") is { } id ? NameCode.Decode(id.Value) : null;

        if (declared.Trim().Contains(' ', StringComparison.Ordinal))
            parent.Fault("It starts in several states at a time, and a lifecycle is in one stage. Name one.");

        return NameCode.Decode(declared.Trim());
    }

    private void ReadState(XElement element, string? superstage, int depth)
    {
        var state = new ScxmlElement(element, faults);
        if (state.Attribute("id") is not { Length: > 0 } id)
        {
            state.Fault("A stage needs a key; give the state an id.");
            id = "";
        }

        var key = NameCode.Decode(id);
        var place = _stages.Count;
        var substates = state.Children.Where(child => States.Contains(child.Name.LocalName)).ToArray();
        var transitions = new ScxmlTransitions(faults, element, key, isSuperstage: substates.Length > 0);
        foreach (var child in state.Children.Except(substates))
            ReadChild(child, key, transitions);

        var initial = substates.Length > 0 ? Initial(state, substates) : null;
        if (substates.Length == 0 && state.Attribute("initial") is not null)
            state.Fault("It has an initial state and no states.");

        var stage = new DocumentStage
        {
            Key = key,
            Name = state.Metadata("name") ?? key,
            Superstage = superstage,
            InitialSubstage = state.Metadata("initial") == "none" ? null : initial,
            IsTerminal = (state.Metadata("terminal") == "true") | (state.Name == "final"),
            EntryCriteria = state.Ids("requires"),
            EntryActions = state.Ids("entryAction"),
            ExitActions = state.Ids("exitAction"),
            DueTriggers = state.Elements("due", Due),
            Transitions = transitions.All,
            Location = state.Location,
        };
        _stages.Add((Number(state, state.Metadata("index")) ?? place, stage));
        state.RefuseUnknown();
        foreach (var substate in substates)
        {
            if (depth == Nesting.Deepest)
                faults.Add(ScxmlElement.At(substate), Nesting.Message("It"));
            else
                ReadState(substate, key, depth + 1);
        }
    }

    private void ReadChild(XElement child, string key, ScxmlTransitions transitions)
    {
        switch (child.Name.LocalName)
        {
            case "transition" when child.Parent!.Name.LocalName != "final":
                transitions.Read(child);
                break;
            case "onentry" when new ScxmlElement(child, faults).Is(Remember(key)):
            case "history" when transitions.IsReEntryHistory(child):
            case "initial":
                break;
            default:
                Refuse(child);
                break;
        }
    }

    private void CheckData(XElement datamodel)
    {
        foreach (var data in datamodel.Elements())
        {
            var id = data.Attribute("id")?.Value;
            if (data.Name != Scxml + "data" || id is not ("conditions" or "stage" or "previous"))
                Refuse(data);
        }
    }

    private void Refuse(XElement element)
    {
        var reason = element.Name.LocalName switch
        {
            "parallel" => "A lifecycle is in one stage at a time. Make it several lifecycles.",
            "history" => "A lifecycle returns to the stage that was left, not to a superstage's history.",
            "onentry" or "onexit" or "script" or "data" =>
                "A lifecycle's code is bound to names. Write an entryAction, exitAction or action of the namespace "
                    + $"{Metadata}.",
            "invoke" => "A lifecycle does not run other machines. Call them in an action.",
            _ => "A lifecycle cannot express it. Remove it.",
        };
        faults.Add(ScxmlElement.At(element), reason);
    }

    private CriterionDescription Criterion(ScxmlElement element)
    {
        var severity = Severity.Mandatory;
        if (element.Text("severity") is { } text && !Enum.TryParse(text, out severity))
            element.Fault($"{text} is none of {string.Join(", ", Enum.GetNames<Severity>())}.");

        var id = element.Required("id");
        _places[id] = element.Location;
        return new(
            id,
            element.Required("title"),
            severity,
            element.Text("source"),
            Time(element, element.Text("timeout")));
    }

    private static DocumentTrigger Trigger(ScxmlElement element) => new()
    {
        Key = element.Required("key"),
        PayloadType = element.Text("payloadType"),
        Location = element.Location,
    };

    private static DocumentDueTrigger Due(ScxmlElement element) => new()
    {
        Trigger = element.Required("trigger"),
        After = Time(element, element.Text("after")),
        Date = element.Text("date"),
        Location = element.Location,
    };

    private static TimeSpan? Time(ScxmlElement element, string? text)
    {
        if (text is null)
            return null;

        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time))
            return time;

        element.Fault($"\"{text}\" is no time; write days.hours:minutes:seconds, as in 30.00:00:00.");
        return null;
    }

    private static int? Number(ScxmlElement element, string? text)
    {
        if (text is null)
            return null;

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;

        element.Fault($"\"{text}\" is no whole number.");
        return null;
    }
}
