using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Completion;

/// <summary>
/// Offers the triggers that the possible stages of an instance permit, before everything else, where an argument for a
/// trigger is typed. Each says where it leads and which criteria are evaluated.
/// </summary>
[ExportCompletionProvider(nameof(TriggerCompletionProvider), LanguageNames.CSharp)]
[Shared]
public sealed class TriggerCompletionProvider : CompletionProvider
{
    private const string Description = "Description";

    private static readonly CompletionItemRules Rules = CompletionItemRules.Default
        .WithMatchPriority(MatchPriority.Preselect)
        .WithSelectionBehavior(CompletionItemSelectionBehavior.SoftSelection);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(
        SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger.Kind == CompletionTriggerKind.Insertion
        && (trigger.Character is '(' or '.' or ' ' || char.IsLetter(trigger.Character));

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        var cancellationToken = context.CancellationToken;
        if (await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || LifecycleSymbols.In(model.Compilation) is null
            || TriggerArgument.At(context.Position, model, cancellationToken) is not { } argument
            || PossibleStages.Of(argument, model, cancellationToken) is not var (graph, stages))
        {
            return;
        }

        var rank = 0;
        foreach (var offer in TriggerOffer.In(graph, stages))
        {
            if (argument.TextOf(offer.Trigger, model) is not { } text)
                continue;

            // An exclamation mark sorts before every identifier and literal.
            context.AddItem(CompletionItem.Create(
                text,
                sortText: $"!{rank++:0000}",
                properties: ImmutableDictionary<string, string>.Empty.Add(Description, offer.Description),
                tags: [WellKnownTags.EnumMember, WellKnownTags.Public],
                rules: Rules,
                inlineDescription: offer.Summary));
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(
        Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties[Description]));
}
