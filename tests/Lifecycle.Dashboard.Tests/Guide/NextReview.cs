using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Lifecycle.Dashboard.Tests.Guide;

public sealed class NextReview : ComponentBase
{
    [Parameter, EditorRequired]
    public required ManagedInstance<string, JsonElement> Instance { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var due = Instance.Stored.DueAt;
        builder.AddMarkupContent(0, due is null ? "<p>No review is planned.</p>" : $"<p>On {due:d MMMM yyyy}.</p>");
    }
}
