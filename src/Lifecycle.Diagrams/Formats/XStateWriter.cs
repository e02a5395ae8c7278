using System.Text.Json;

namespace Lifecycle.Diagrams;

/// <summary>
/// Writes a document as the configuration of an XState v5 machine that walks the same stages. JSON holds no functions,
/// so conditions are guards with parameters, and the stage to return to is remembered by an action.
/// </summary>
internal sealed class XStateWriter
{
    private const string Start = "(start)";
    private const string History = "(history)";

    private readonly Utf8JsonWriter _json;
    private readonly LifecycleDocument _document;
    private readonly LifecycleGraph<string, string> _graph;
    private readonly ILookup<string?, DocumentStage> _substages;
    private readonly Dictionary<string, DocumentStage> _stages;
    private readonly bool _remembers;

    private XStateWriter(LifecycleDocument document, Utf8JsonWriter json)
    {
        _json = json;
        _document = document;
        _graph = document.ToGraph();
        _substages = document.Stages.ToLookup(stage => stage.Superstage);
        _stages = document.Stages.ToDictionary(stage => stage.Key, StringComparer.Ordinal);
        _remembers = _graph.Transitions.Any(transition => transition.Kind == TransitionKind.Return);
    }

    public static string Write(LifecycleDocument document)
    {
        WellFormedText.Require(document);
        return JsonDocumentWriter.Text(json => new XStateWriter(document, json).WriteMachine());
    }

    private void WriteMachine()
    {
        _json.WriteStartObject();
        _json.WriteString("description", _document.Name);
        if (_remembers)
        {
            _json.WriteStartObject("context");
            _json.WriteNull("stage");
            _json.WriteNull("previous");
            _json.WriteEndObject();
        }

        // An initial state of XState is a child, and leads on to its own initial state.
        var top = _graph.InitialStage.SelfAndSuperstages().Last().Key;
        var leadsThere = DefaultLeaf(_stages[top]) == _graph.InitialStage.Key;
        _json.WriteString("initial", leadsThere ? NameCode.Encode(top) : Start);
        _json.WriteStartObject("states");
        if (!leadsThere)
        {
            _json.WriteStartObject(Start);
            _json.WriteStartObject("always");
            _json.WriteString("target", Target(_graph.InitialStage.Key));
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        WriteStages(null);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteStages(string? superstage)
    {
        foreach (var stage in _substages[superstage])
        {
            _json.WriteStartObject(NameCode.Encode(stage.Key));
            Write(stage);
            _json.WriteEndObject();
        }
    }

    private void Write(DocumentStage stage)
    {
        var isSuperstage = _substages[stage.Key].Any();
        _json.WriteString("id", NameCode.Encode(stage.Key));
        _json.WriteString("description", stage.Name);
        if (stage is { IsTerminal: true, Transitions: [] })
            _json.WriteString("type", "final");

        WriteMeta(writeMore: () =>
        {
            _json.WriteString("stage", stage.Key);
            if (stage.IsTerminal)
                _json.WriteBoolean("isTerminal", true);

            Write("entryCriteria", stage.EntryCriteria);
        });
        if (_remembers && !isSuperstage)
        {
            _json.WriteStartArray("entry");
            WriteCall("remember", ("stage", stage.Key));
            _json.WriteEndArray();
        }

        WriteTransitions(stage, isSuperstage);
        if (isSuperstage)
        {
            _json.WriteString("initial", NameCode.Encode(InitialChild(stage).Key));
            _json.WriteStartObject("states");
            if (stage.Transitions.Any(transition => transition.Kind == TransitionKind.ReEntry))
            {
                _json.WriteStartObject(History);
                _json.WriteString("type", "history");
                _json.WriteString("history", "deep");
                _json.WriteEndObject();
            }

            WriteStages(stage.Key);
            _json.WriteEndObject();
        }
    }

    private void WriteTransitions(DocumentStage stage, bool isSuperstage)
    {
        if (stage.Transitions.Count == 0)
            return;

        _json.WriteStartObject("on");
        foreach (var branches in stage.Transitions.GroupBy(transition => transition.Trigger, StringComparer.Ordinal))
        {
            _json.WriteStartArray(NameCode.Encode(branches.Key));
            foreach (var branch in branches)
                Write(stage, isSuperstage, branch);

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void Write(DocumentStage stage, bool isSuperstage, DocumentTransition branch)
    {
        switch (branch.Kind)
        {
            case TransitionKind.Move:
                WriteTransition(branch, Target(branch.To!));
                break;
            case TransitionKind.ReEntry:
                var target = isSuperstage ? $"{Target(stage.Key)}.{History}" : Target(stage.Key);
                WriteTransition(branch, target);
                break;
            case TransitionKind.Return:
                foreach (var previous in Returns(stage, branch))
                    WriteTransition(branch, Target(previous), previous);

                break;
            default:
                WriteTransition(branch, target: null);
                break;
        }
    }

    private void WriteTransition(DocumentTransition branch, string? target, string? previous = null)
    {
        _json.WriteStartObject();
        if (target is not null)
            _json.WriteString("target", target);

        if (branch.Kind == TransitionKind.ReEntry)
            _json.WriteBoolean("reenter", true);

        if (previous is not null || branch.Condition is not null)
        {
            _json.WritePropertyName("guard");
            if (previous is null)
                WriteCall("condition", ("name", branch.Condition));
            else
                WriteCall("previous", ("stage", previous), ("condition", branch.Condition));
        }

        WriteMeta(writeMore: () =>
        {
            _json.WriteString("trigger", branch.Trigger);
            _json.WriteString("kind", branch.Kind.ToString());
            Write("criteria", branch.Criteria);
        });
        _json.WriteEndObject();
    }

    private IEnumerable<string> Returns(DocumentStage stage, DocumentTransition branch) => _graph.Transitions
        .Where(each => each.Kind == TransitionKind.Return
            && each.DeclaredBy.Key == stage.Key
            && each.Trigger.Key == branch.Trigger)
        .SelectMany(each => _graph.EnteredFrom(each.From.Key))
        .Select(each => each.Key)
        .Distinct();

    private void WriteCall(string type, params (string Name, string? Value)[] parameters)
    {
        _json.WriteStartObject();
        _json.WriteString("type", type);
        _json.WriteStartObject("params");
        foreach (var (name, value) in parameters.Where(parameter => parameter.Value is not null))
            _json.WriteString(name, value);

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteMeta(Action writeMore)
    {
        _json.WriteStartObject("meta");
        writeMore();
        _json.WriteEndObject();
    }

    private void Write(string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;

        _json.WriteStartArray(name);
        foreach (var text in texts)
            _json.WriteStringValue(text);

        _json.WriteEndArray();
    }

    private static string Target(string stage) => $"#{NameCode.Encode(stage)}";

    private string DefaultLeaf(DocumentStage stage) =>
        _substages[stage.Key].Any() ? DefaultLeaf(InitialChild(stage)) : stage.Key;

    /// <summary>The substage through which a superstage is entered: its first, if it declares none.</summary>
    private DocumentStage InitialChild(DocumentStage stage)
    {
        if (stage.InitialSubstage is not { } initial)
            return _substages[stage.Key].First();

        return _stages[_graph.Stage(initial).SelfAndSuperstages().First(each => each.Superstage?.Key == stage.Key).Key];
    }
}
