using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Lifecycle.Dashboard;

/// <summary>A page, which shows a model and nothing else: it asks no service.</summary>
internal abstract class Page<TModel> : ComponentBase
{
    /// <summary>What is around the content.</summary>
    [Parameter, EditorRequired]
    public required Shell Shell { get; set; }

    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }

    protected Links Links => Shell.Links;

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Shell.Around(Content()).Render(builder);

    protected abstract Node Content();
}
