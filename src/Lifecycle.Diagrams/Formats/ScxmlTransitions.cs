using System.Xml.Linq;
using static Lifecycle.Diagrams.ScxmlNames;

namespace Lifecycle.Diagrams;

/// <summary>Reads the transitions of one state.</summary>
internal sealed class ScxmlTransitions(DocumentFaults faults, XElement state, string key, bool isSuperstage)
{
    private readonly List<DocumentTransition> _all = [];

    public IReadOnlyList<DocumentTransition> All => _all;

    /// <summary>Whether a history is the one through which this superstage is re-entered.</summary>
    public bool IsReEntryHistory(XElement history) =>
        isSuperstage
        && history.Attribute("id")?.Value == HistoryId(key)
        && history.Attribute("type")?.Value == "deep";

    public void Read(XElement element)
    {
        var transition = new ScxmlElement(element, faults);
        foreach (var child in transition.Children)
        {
            faults.Add(
                ScxmlElement.At(child),
                $"A lifecycle's code is bound to names. Write an action of the namespace {Metadata}.");
        }

        if (transition.Metadata("continues") == "true")
        {
            ReadContinuation(transition);
            return;
        }

        var (condition, rest) = Expression(transition);
        var (kind, to) = Target(transition, rest);
        var criteria = transition.Ids("requires");
        var actions = transition.Ids("action");
        var events = transition.Ids("event");
        foreach (var trigger in Triggers(transition))
        {
            _all.Add(new()
            {
                Trigger = trigger,
                Kind = kind,
                To = to,
                Condition = condition,
                Criteria = criteria,
                Actions = actions,
                Events = events,
                Location = transition.Location,
            });
        }

        transition.RefuseUnknown();
    }

    /// <summary>Another stage that the return before it may lead to.</summary>
    private void ReadContinuation(ScxmlElement transition)
    {
        var (condition, rest) = Expression(transition);
        CheckReturn(transition, rest);
        if (transition.Metadata("kind") != nameof(TransitionKind.Return)
            || _all is not [.., { Kind: TransitionKind.Return } last]
            || !Triggers(transition).SequenceEqual([last.Trigger])
            || condition != last.Condition)
        {
            transition.Fault("It continues a return, but no return with its event and condition stands before it.");
        }

        transition.RefuseUnknown();
    }

    private static IEnumerable<string> Triggers(ScxmlElement transition)
    {
        var events = transition.Attribute("event")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (events.Length == 0)
            transition.Fault("A lifecycle moves only when a trigger is fired; name the event.");

        foreach (var wildcard in events.Where(each => each.EndsWith('*') || each.EndsWith('.')))
            transition.Fault($"The event {wildcard} stands for several, and a trigger is one. Name each.");

        return events.Select(NameCode.Decode);
    }

    private static (string? Condition, string? Other) Expression(ScxmlElement transition)
    {
        if (transition.Attribute("cond") is not { } expression)
            return default;

        if (Parse(expression) is { } parsed)
            return parsed;

        transition.Fault("The condition is an expression, and a lifecycle's condition is a name that is bound to code. "
            + "Write conditions['the name'].");
        return default;
    }

    private (TransitionKind Kind, string? To) Target(ScxmlElement transition, string? rest)
    {
        var type = transition.Attribute("type");
        var target = transition.Attribute("target")?.Trim();
        if (transition.Metadata("kind") is { } declared)
            return Declared(transition, declared, rest, target);

        if (rest is not null)
            transition.Fault($"The condition {rest} belongs to a return; a lifecycle's condition is a name.");

        if (target is null)
            return (TransitionKind.Stay, null);

        if (target.Contains(' ', StringComparison.Ordinal))
            transition.Fault("It leads to several states at a time, and a lifecycle is in one stage. Name one.");

        if (isSuperstage ? target == HistoryId(key) : NameCode.Decode(target) == key)
            return (TransitionKind.ReEntry, null);

        if (type != "internal" && IsWithin(target))
        {
            transition.Fault($"It leaves {key} and enters it again, which a move within it does not do in a lifecycle. "
                + "Add type=\"internal\".");
        }

        return (TransitionKind.Move, NameCode.Decode(target));
    }

    private static (TransitionKind Kind, string? To) Declared(
        ScxmlElement transition, string kind, string? rest, string? target)
    {
        if (kind == nameof(TransitionKind.Return))
        {
            CheckReturn(transition, rest);
            return (TransitionKind.Return, null);
        }

        if (kind != nameof(TransitionKind.Ignore))
            transition.Fault($"The kind {kind} is none that is declared: Return, Ignore.");

        if (target is not null || rest is not null)
            transition.Fault("An ignored trigger leads nowhere. Remove the target and the condition.");

        return (TransitionKind.Ignore, null);
    }

    private static void CheckReturn(ScxmlElement transition, string? rest)
    {
        var target = transition.Attribute("target");
        var previous = rest is null ? null : PreviousStage(rest);
        var isSound = rest == Never ? target is null : previous is not null && target == NameCode.Encode(previous);
        if (!isSound)
            transition.Fault("A return leads to the previous stage, and its condition has to say the same.");
    }

    /// <summary>Whether a target is a state within this one, or this superstage itself.</summary>
    private bool IsWithin(string target) =>
        isSuperstage && state.DescendantsAndSelf().Any(each => each.Attribute("id")?.Value == target);
}
