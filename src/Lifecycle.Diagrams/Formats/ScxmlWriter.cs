using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using static Lifecycle.Diagrams.ScxmlNames;

namespace Lifecycle.Diagrams;

/// <summary>
/// Writes a document as SCXML that walks the same stages. What SCXML has no word for stands in a namespace of its own.
/// </summary>
internal sealed class ScxmlWriter
{
    private readonly LifecycleDocument _document;
    private readonly LifecycleGraph<string, string> _graph;
    private readonly ILookup<string?, DocumentStage> _substages;
    private readonly Dictionary<string, int> _indices;
    private readonly bool _remembers;

    private ScxmlWriter(LifecycleDocument document)
    {
        _document = document;
        _graph = document.ToGraph();
        _substages = document.Stages.ToLookup(stage => stage.Superstage);
        _indices = document.Stages.Select((stage, index) => (stage.Key, index))
            .ToDictionary(StringComparer.Ordinal);
        _remembers = _graph.Transitions.Any(transition => transition.Kind == TransitionKind.Return);
    }

    public static string Write(LifecycleDocument document)
    {
        WellFormedText.Require(document);
        var root = new ScxmlWriter(document).Root();
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
            OmitXmlDeclaration = true,
        };
        using (var writer = XmlWriter.Create(text, settings))
            root.Save(writer);

        // A writer of text would declare UTF-16, and the text is stored as UTF-8.
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private XElement Root()
    {
        var needsData = _remembers || _graph.Transitions.Any(transition => transition.Condition is not null);
        return new(
            Scxml + "scxml",
            new XAttribute(XNamespace.Xmlns + "lifecycle", Metadata),
            new XAttribute("version", "1.0"),
            new XAttribute("initial", NameCode.Encode(_document.InitialStage)),
            new XAttribute("datamodel", needsData ? "ecmascript" : "null"),
            Text("name", _document.Name),
            _document.Revision == 1 ? null : new XAttribute(Metadata + "revision", _document.Revision),
            _document.Criteria.Select(Criterion),
            Ids("startCriterion", _document.StartCriteria),
            Ids("startAction", _document.StartActions),
            Ids("everyTransition", _document.EveryTransition),
            _document.Triggers.Select(trigger =>
                Element("trigger", Text("key", trigger.Key), Text("payloadType", trigger.PayloadType))),
            needsData ? Data() : null,
            _substages[null].Select(Stage));
    }

    private XElement Data() => new(
        Scxml + "datamodel",
        Data("conditions", "{}"),
        _remembers ? Data("stage", "''") : null,
        _remembers ? Data("previous", "''") : null);

    private static XElement Data(string id, string expression) =>
        new(Scxml + "data", new XAttribute("id", id), new XAttribute("expr", expression));

    private static XElement Criterion(CriterionDescription criterion) => Element(
        "criterion",
        Text("id", criterion.Id),
        Text("title", criterion.Title),
        criterion.Severity == Severity.Mandatory ? null : Text("severity", criterion.Severity.ToString()),
        Text("source", criterion.Source),
        Text("timeout", criterion.Timeout?.ToString("c")));

    private XElement Stage(DocumentStage stage)
    {
        var substages = _substages[stage.Key].ToArray();
        var isFinal = stage is { IsTerminal: true, Transitions: [] };
        var element = new XElement(
            Scxml + (isFinal ? "final" : "state"),
            new XAttribute("id", NameCode.Encode(stage.Key)),
            stage.InitialSubstage is { } initial ? new XAttribute("initial", NameCode.Encode(initial)) : null,
            substages.Length > 0 && stage.InitialSubstage is null ? Text("initial", "none") : null,
            new XAttribute(Metadata + "index", Index(stage)),
            stage.Name == stage.Key ? null : Text("name", stage.Name),
            stage.IsTerminal && !isFinal ? Text("terminal", "true") : null,
            Ids("requires", stage.EntryCriteria),
            Ids("entryAction", stage.EntryActions),
            Ids("exitAction", stage.ExitActions),
            stage.DueTriggers.Select(due => Element(
                "due", Text("trigger", due.Trigger), Text("after", due.After?.ToString("c")), Text("date", due.Date))),
            _remembers && substages.Length == 0 ? Remember(stage.Key) : null);
        if (substages.Length > 0 && stage.Transitions.Any(transition => transition.Kind == TransitionKind.ReEntry))
            element.Add(History(stage));

        element.Add(stage.Transitions.SelectMany(transition => Transitions(stage, transition)));
        element.Add(substages.Select(Stage));
        return element;
    }

    /// <summary>A superstage that is re-entered goes back to the substage that was left.</summary>
    private XElement History(DocumentStage stage) => new(
        Scxml + "history",
        new XAttribute("id", HistoryId(stage.Key)),
        new XAttribute("type", "deep"),
        new XElement(Scxml + "transition", new XAttribute("target", NameCode.Encode(FirstLeaf(stage).Key))));

    private DocumentStage FirstLeaf(DocumentStage stage) =>
        _substages[stage.Key].FirstOrDefault() is { } substage ? FirstLeaf(substage) : stage;

    private IEnumerable<XElement> Transitions(DocumentStage stage, DocumentTransition transition)
    {
        var condition = transition.Condition is { } name ? Condition(name) : null;
        switch (transition.Kind)
        {
            case TransitionKind.Move:
                yield return Transition(transition, condition, NameCode.Encode(transition.To!), isInternal: IsWithin(
                    transition.To!, stage.Key));
                break;
            case TransitionKind.ReEntry:
                var target = _substages[stage.Key].Any() ? HistoryId(stage.Key) : NameCode.Encode(stage.Key);
                yield return Transition(transition, condition, target);
                break;
            case TransitionKind.Return:
                foreach (var element in Return(stage, transition, condition))
                    yield return element;

                break;
            default:
                yield return Transition(transition, condition, target: null);
                break;
        }
    }

    /// <summary>A return is a transition to each stage that an instance can come from.</summary>
    private IEnumerable<XElement> Return(DocumentStage stage, DocumentTransition transition, string? condition)
    {
        var previous = _graph.Transitions
            .Where(each => each.Kind == TransitionKind.Return
                && each.DeclaredBy.Key == stage.Key
                && each.Trigger.Key == transition.Trigger)
            .SelectMany(each => _graph.EnteredFrom(each.From.Key))
            .Select(each => each.Key)
            .Distinct()
            .ToArray();
        if (previous.Length == 0)
            yield return Transition(transition, And(condition, Never), target: null);

        for (var index = 0; index < previous.Length; index++)
        {
            var element = Transition(
                transition, And(condition, Previous(previous[index])), NameCode.Encode(previous[index]));
            if (index > 0)
            {
                element.RemoveNodes();
                element.Add(Text("continues", "true"));
            }

            yield return element;
        }

        static string And(string? condition, string other) => condition is null ? other : $"{condition} && {other}";
    }

    private static XElement Transition(
        DocumentTransition transition, string? condition, string? target, bool isInternal = false) => new(
        Scxml + "transition",
        new XAttribute("event", NameCode.Encode(transition.Trigger)),
        condition is null ? null : new XAttribute("cond", condition),
        target is null ? null : new XAttribute("target", target),
        isInternal ? new XAttribute("type", "internal") : null,
        transition.Kind is TransitionKind.Return or TransitionKind.Ignore
            ? Text("kind", transition.Kind.ToString())
            : null,
        Ids("requires", transition.Criteria),
        Ids("action", transition.Actions),
        Ids("event", transition.Events));

    private bool IsWithin(string stage, string superstage) =>
        stage != superstage && _graph.Stage(stage).SelfAndSuperstages().Any(each => each.Key == superstage);

    private string Index(DocumentStage stage) =>
        _indices[stage.Key].ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<XElement> Ids(string name, IEnumerable<string> ids) =>
        ids.Select(id => Element(name, Text("id", id)));

    private static XElement Element(string name, params XAttribute?[] attributes) => new(
        Metadata + name,
        attributes.OfType<XAttribute>().Select(each => new XAttribute(each.Name.LocalName, each.Value)));

    private static XAttribute? Text(string name, string? text) =>
        text is null ? null : new XAttribute(Metadata + name, Escape(text));
}
