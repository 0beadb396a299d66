#version 300 es
// One of our own shapes per instance: a quad around everything it may touch, in device pixels.
precision highp float;

uniform vec2 u_viewport;  // device pixels

layout(location = 0) in vec4 a_bounds;  // left, top, right, bottom
layout(location = 1) in vec4 a_box;     // centre and half size; of a stroke: points 0 and 1
layout(location = 2) in vec4 a_form;    // kind, radius, half of the line width, sigma of the blur
layout(location = 3) in vec4 a_extra;   // ring: begin, end in turns; stroke: point 2
layout(location = 4) in vec4 a_top;     // straight alpha, like the next two
layout(location = 5) in vec4 a_bottom;
layout(location = 6) in vec4 a_border;

out vec2 v_pixel;
flat out vec4 v_box;
flat out vec4 v_form;
flat out vec4 v_extra;
flat out vec4 v_border;
out vec4 v_fill;

vec4 premultiplied(vec4 color) { return vec4(color.rgb * color.a, color.a); }

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  v_pixel = mix(a_bounds.xy, a_bounds.zw, corner);
  v_box = a_box;
  v_form = a_form;
  v_extra = a_extra;
  v_border = premultiplied(a_border);
  v_fill = premultiplied(mix(a_top, a_bottom, corner.y));
  gl_Position = vec4(v_pixel / u_viewport * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}
