using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>Finds text that no file can hold: half of a surrogate pair, which has no encoding.</summary>
internal static class WellFormedText
{
    public static bool Is(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
                return false;

            at += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <exception cref="LifecycleDocumentException">A text of the document cannot be written.</exception>
    public static void Require(LifecycleDocument document)
    {
        var faults = new DocumentFaults();
        foreach (var text in Texts(document).Where(text => text is not null && !Is(text)))
        {
            var shown = OneLineText.Of(text!);
            faults.Add(default, $"\"{shown}\" contains half of a surrogate pair, which no file can hold. Change it.");
        }

        faults.ThrowIfAny($"{document.Name} cannot be written:");
    }

    private static IEnumerable<string?> Texts(LifecycleDocument document) =>
    [
        document.Name,
        .. document.Criteria.SelectMany(criterion => new[] { criterion.Id, criterion.Title, criterion.Source }),
        .. document.StartActions,
        .. document.Triggers.SelectMany(trigger => new[] { trigger.Key, trigger.PayloadType }),
        .. document.Stages.SelectMany(Texts),
    ];

    private static IEnumerable<string?> Texts(DocumentStage stage) =>
    [
        stage.Key, stage.Name,
        .. stage.EntryActions, .. stage.ExitActions,
        .. stage.DueTriggers.SelectMany(due => new[] { due.Trigger, due.Date }),
        .. stage.Transitions.SelectMany(each => each.Actions.Concat(each.Events).Append(each.Trigger)),
        .. stage.Transitions.Select(each => each.Condition),
    ];
}
